import yfinance as yf


def history(symbol):
    return yf.Ticker(symbol).history(period="3mo")[["Close", "Volume"]]
