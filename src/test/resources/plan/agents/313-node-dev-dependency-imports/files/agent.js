import OpenAI from "openai";

export const ask = async (q) =>
  (await new OpenAI().responses.create({ model: "gpt-4o-mini", input: q })).output_text;

if (process.argv[1].endsWith("agent.js")) console.log(await ask(process.argv[2] ?? "hi"));
