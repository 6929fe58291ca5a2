import os

from autogen import AssistantAgent, UserProxyAgent

llm_config = {"config_list": [{"model": "gpt-4", "api_key": os.environ["OPENAI_API_KEY"]}]}
assistant = AssistantAgent("assistant", llm_config=llm_config)
user = UserProxyAgent("user", human_input_mode="NEVER", code_execution_config={"work_dir": "work", "use_docker": False})

if __name__ == "__main__":
    user.initiate_chat(assistant, message="Plot a sine wave and save it.")
