import OpenAI from "openai";

const r = await new OpenAI().responses.create({ model: "gpt-4o-mini", input: "hi" });
console.log(r.output_text);
