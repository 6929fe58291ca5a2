import "dotenv/config";
import fs from "node:fs";
import path from "path";
import readline from "node:readline/promises";
import OpenAI from "openai";

const rl = readline.createInterface({ input: process.stdin, output: process.stdout });
const client = new OpenAI();
const q = await rl.question("> ");
const r = await client.responses.create({ model: "gpt-4o-mini", input: q });
fs.writeFileSync(path.join("/tmp", "answer.txt"), r.output_text);
rl.close();
