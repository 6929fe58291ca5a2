import os
import requests
from telegram.ext import Filters, MessageHandler, Updater


def echo(update, context):
    r = requests.post("http://llm:8000/complete", json={"prompt": update.message.text}, timeout=60)
    update.message.reply_text(r.json()["text"])


updater = Updater(os.environ["TOKEN"], use_context=True)
updater.dispatcher.add_handler(MessageHandler(Filters.text, echo))
updater.start_polling()
updater.idle()
