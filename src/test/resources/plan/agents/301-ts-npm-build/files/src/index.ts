import Anthropic from "@anthropic-ai/sdk";
import { z } from "zod";
import { prompt } from "./prompt.js";

const Env = z.object({ ANTHROPIC_API_KEY: z.string() });
Env.parse(process.env);

const client = new Anthropic();
const msg = await client.messages.create({
  model: "claude-sonnet-4-5",
  max_tokens: 256,
  messages: [{ role: "user", content: prompt("tides") }],
});
console.log(msg.content[0].type === "text" ? msg.content[0].text : "");
