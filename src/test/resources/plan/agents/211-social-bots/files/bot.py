import os
import time

import praw
import schedule
import telebot
import tweepy

bot = telebot.TeleBot(os.environ["TG_TOKEN"])
x = tweepy.Client(os.environ["X_BEARER"])
reddit = praw.Reddit(client_id=os.environ["R_ID"], client_secret=os.environ["R_SECRET"], user_agent="agent")


def digest():
    posts = [p.title for p in reddit.subreddit("python").hot(limit=3)]
    bot.send_message(os.environ["TG_CHAT"], "\n".join(posts) + str(x.search_recent_tweets("python").data))


schedule.every().day.at("08:00").do(digest)

if __name__ == "__main__":
    while True:
        schedule.run_pending()
        time.sleep(30)
