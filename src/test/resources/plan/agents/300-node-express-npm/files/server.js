const express = require("express");
const OpenAI = require("openai");

const app = express();
const client = new OpenAI();
app.use(express.json());
app.post("/ask", async (req, res) => {
  const r = await client.chat.completions.create({
    model: "gpt-4o-mini",
    messages: [{ role: "user", content: req.body.q }],
  });
  res.json({ answer: r.choices[0].message.content });
});
app.listen(process.env.PORT || 3000, "0.0.0.0");
