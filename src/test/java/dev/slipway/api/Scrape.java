package dev.slipway.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.restassured.RestAssured;

/** What {@code /q/metrics} says at one moment: values by series, as Prometheus' text format writes them. */
record Scrape(Map<String, Double> series) {

    static Scrape now() {
        String text = RestAssured.given().accept("text/plain").get("/q/metrics").then().statusCode(200).extract().asString();
        Map<String, Double> series = new LinkedHashMap<>();
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            int space = line.lastIndexOf(' ');
            series.put(line.substring(0, space).replace(",}", "}"),
                    Double.valueOf(line.substring(space + 1).replace("Inf", "Infinity")));
        });
        return new Scrape(series);
    }

    /** Its value, or 0 where it does not exist yet. */
    double value(String name) {
        return series.getOrDefault(name, 0.0);
    }

    Set<String> names() {
        Set<String> names = new TreeSet<>();
        series.keySet().forEach(name -> names.add(name.replaceAll("\\{.*", "")));
        return names;
    }
}
