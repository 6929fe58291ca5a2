const cheerio = require("cheerio");

exports.titles = async (url) => {
  const axios = require("axios");
  const $ = cheerio.load((await axios.get(url)).data);
  return $("h2").map((_, e) => $(e).text()).get();
};
