import Fastify from "fastify";
import { ask } from "./llm.js";

const app = Fastify();
app.get("/ask", async (req) => ({ answer: await ask(req.query.q) }));
await app.listen({ host: "0.0.0.0", port: Number(process.env.PORT || 3000) });
