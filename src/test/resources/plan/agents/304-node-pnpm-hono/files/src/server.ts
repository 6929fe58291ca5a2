import { openai } from "@ai-sdk/openai";
import { serve } from "@hono/node-server";
import { generateText } from "ai";
import { Hono } from "hono";

const app = new Hono();
app.get("/ask", async (c) => {
  const { text } = await generateText({ model: openai("gpt-4o-mini"), prompt: c.req.query("q") ?? "hi" });
  return c.json({ text });
});
serve({ fetch: app.fetch, port: Number(process.env.PORT ?? 8080), hostname: "0.0.0.0" });
