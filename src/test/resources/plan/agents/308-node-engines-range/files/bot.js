import { Telegraf } from "telegraf";

const bot = new Telegraf(process.env.BOT_TOKEN);
bot.on("text", async (ctx) => {
  const r = await fetch("http://llm:8000/complete", { method: "POST", body: JSON.stringify({ q: ctx.message.text }) });
  ctx.reply((await r.json()).text);
});
bot.launch();
