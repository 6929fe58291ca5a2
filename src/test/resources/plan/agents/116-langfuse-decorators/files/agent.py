from langfuse.decorators import langfuse_context, observe
from langfuse.openai import openai


@observe()
def story(topic):
    langfuse_context.update_current_observation(metadata={"topic": topic})
    return openai.chat.completions.create(
        model="gpt-4o-mini", messages=[{"role": "user", "content": "Story on " + topic}]
    ).choices[0].message.content


if __name__ == "__main__":
    print(story("tides"))
