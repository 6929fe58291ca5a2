import os

PROVIDER = os.environ.get("PROVIDER", "openai")

if PROVIDER == "openai":
    from openai import OpenAI

    def ask(q):
        return OpenAI().responses.create(model="gpt-4o-mini", input=q).output_text
elif PROVIDER == "anthropic":
    import anthropic

    def ask(q):
        return anthropic.Anthropic().messages.create(
            model="claude-sonnet-4-5", max_tokens=500, messages=[{"role": "user", "content": q}]
        ).content[0].text
else:
    def ask(q):
        import ollama

        return ollama.generate("llama3.2", q)["response"]

if __name__ == "__main__":
    print(ask(input("> ")))
