import Anthropic from "@anthropic-ai/sdk";
import { WebSocketServer } from "ws";

const claude = new Anthropic();
new WebSocketServer({ port: 8080, host: "0.0.0.0" }).on("connection", (s) => {
  s.on("message", async (m) => {
    const r = await claude.messages.create({
      model: "claude-sonnet-4-5", max_tokens: 200, messages: [{ role: "user", content: String(m) }],
    });
    s.send(r.content[0].text);
  });
});
