from anthropic import Anthropic
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.common.by import By

opts = Options()
opts.add_argument("--headless=new")
opts.add_argument("--no-sandbox")
driver = webdriver.Chrome(options=opts)
driver.get("https://news.ycombinator.com")
titles = [e.text for e in driver.find_elements(By.CSS_SELECTOR, ".titleline > a")]
driver.quit()
m = Anthropic().messages.create(
    model="claude-3-5-haiku-latest", max_tokens=300, messages=[{"role": "user", "content": "Rank: " + "; ".join(titles)}]
)
print(m.content[0].text)
