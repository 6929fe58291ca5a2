from langchain.chat_models import init_chat_model

draft = init_chat_model("google_genai:gemini-2.5-flash")
review = init_chat_model("anthropic:claude-sonnet-4-5")

if __name__ == "__main__":
    text = draft.invoke("Two lines on tides").content
    print(review.invoke("Improve: " + text).content)
