import Anthropic from "@anthropic-ai/sdk";

const client = new Anthropic();
export async function ask(q) {
  const m = await client.messages.create({
    model: "claude-sonnet-4-5", max_tokens: 200, messages: [{ role: "user", content: q }],
  });
  return m.content[0].text;
}
