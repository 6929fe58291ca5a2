const { chunk } = require("lodash");

const CODE = { o: "---", s: "..." };

exports.morse = (text) => chunk([...text].map((letter) => CODE[letter] ?? "?"), 2).map((pair) => pair.join(" ")).join(" / ");
