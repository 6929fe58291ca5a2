import os

from openai import OpenAI
from telegram import Update
from telegram.ext import Application, CommandHandler, ContextTypes, MessageHandler, filters

ai = OpenAI()


async def start(update: Update, context: ContextTypes.DEFAULT_TYPE):
    context.job_queue.run_repeating(ping, interval=3600, chat_id=update.effective_chat.id)
    await update.message.reply_text("Hi")


async def ping(context: ContextTypes.DEFAULT_TYPE):
    await context.bot.send_message(context.job.chat_id, "Still here")


async def answer(update: Update, context: ContextTypes.DEFAULT_TYPE):
    r = ai.responses.create(model="gpt-4o-mini", input=update.message.text)
    await update.message.reply_text(r.output_text)


def main():
    app = Application.builder().token(os.environ["TELEGRAM_TOKEN"]).build()
    app.add_handler(CommandHandler("start", start))
    app.add_handler(MessageHandler(filters.TEXT & ~filters.COMMAND, answer))
    app.run_polling()


if __name__ == "__main__":
    main()
