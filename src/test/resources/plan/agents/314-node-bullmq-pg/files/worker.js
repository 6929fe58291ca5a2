const { Worker } = require("bullmq");
const { randomUUID } = require("crypto");
const { isMainThread } = require("worker_threads");
const Redis = require("ioredis");
const OpenAI = require("openai");
const { Pool } = require("pg");

const pool = new Pool({ connectionString: process.env.DATABASE_URL });
const ai = new OpenAI();
if (isMainThread) {
  new Worker("jobs", async (job) => {
    const r = await ai.responses.create({ model: "gpt-4o-mini", input: job.data.text });
    await pool.query("insert into out(id, text) values ($1, $2)", [randomUUID(), r.output_text]);
  }, { connection: new Redis(process.env.REDIS_URL, { maxRetriesPerRequest: null }) });
}
