import OpenAI from "openai";

const client = new OpenAI();
Bun.serve({
  port: 8080,
  async fetch(req: Request) {
    const q = new URL(req.url).searchParams.get("q") ?? "hi";
    const r = await client.responses.create({ model: "gpt-4o-mini", input: q });
    return new Response(r.output_text);
  },
});
