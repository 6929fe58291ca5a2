from groq import Groq

client = Groq()
facts = {"name": "Ada", "langs": ["en", "fr"]}
prompt = f"Greet {facts["name"]} in {", ".join(facts["langs"])}"

if __name__ == "__main__":
    r = client.chat.completions.create(model="llama-3.3-70b-versatile", messages=[{"role": "user", "content": prompt}])
    print(r.choices[0].message.content)
