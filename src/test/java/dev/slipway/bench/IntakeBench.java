package dev.slipway.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a client waits for: how long {@code POST /builds} takes at a constant rate of distinct requests while builds run, and
 * how
 * long an unchanged request takes until it has succeeded. The load is an open loop: each request is due at its time, whatever
 * became of those before, and is timed from when it was due (no coordinated omission).
 * <p>
 * {@code ./slipway bench intake} starts it, as one source file. Arguments: the service's URL and a file with its API key.
 */
public final class IntakeBench {

    private static final int RATE = Integer.getInteger("rate", 200);
    private static final int SECONDS = Integer.getInteger("seconds", 30);
    private static final int WARM_UP = Integer.getInteger("warm-up", 10);
    private static final int UNCHANGED = 50;
    private static final Pattern ID = Pattern.compile("\"id\":\"(build-[^\"]+)\"");
    private static final Pattern STATUS = Pattern.compile("\"status\":\"([A-Z]+)\"");

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;
    private final String key;

    private IntakeBench(String url, String key) {
        this.url = url;
        this.key = key;
    }

    public static void main(String[] arguments) throws Exception {
        IntakeBench bench = new IntakeBench(arguments[0] + "/api/builds", Files.readString(Path.of(arguments[1])).strip());
        bench.unchanged();
        bench.constantRate();
    }

    private void unchanged() throws Exception {
        String body = body("Bench Unchanged", "print('unchanged')");
        if (!"SUCCEEDED".equals(untilEnded(accepted(body)))) {
            throw new IllegalStateException("the first build of the unchanged request has not succeeded");
        }
        List<Double> accepted = new ArrayList<>();
        List<Double> succeeded = new ArrayList<>();
        for (int i = -UNCHANGED; i < UNCHANGED; i++) { // the first half warms up
            long begin = System.nanoTime();
            String id = accepted(body);
            double afterPost = millisSince(begin);
            untilEnded(id);
            if (i >= 0) {
                accepted.add(afterPost);
                succeeded.add(millisSince(begin));
            }
        }
        print("unchanged request, POST", accepted);
        print("unchanged request, POST to SUCCEEDED", succeeded);
    }

    private void constantRate() throws Exception {
        load(WARM_UP);
        Load measured = load(SECONDS);
        print("POST /builds at " + RATE + "/s", measured.millis());
        System.out.printf("%d answers of 202, %d others; builds under way or waiting are cancelled now%n",
                measured.ids().size(),
                measured.millis().size() - measured.ids().size());
        cancelAll();
    }

    /** Times of all requests, and the ids of the builds that were accepted. */
    private record Load(List<Double> millis, List<String> ids) {
    }

    private Load load(int seconds) throws Exception {
        int count = RATE * seconds;
        double[] millis = new double[count];
        String[] ids = new String[count];
        List<CompletableFuture<?>> answers = new ArrayList<>();
        String run = Long.toString(System.nanoTime(), 36);
        long begin = System.nanoTime();
        for (int i = 0; i < count; i++) {
            int number = i;
            long due = begin + number * 1_000_000_000L / RATE;
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            answers.add(
                    http.sendAsync(post("", body("Bench Load", "print('" + run + " " + number + "')")), BodyHandlers.ofString())
                            .thenAccept(answer -> {
                                millis[number] = millisSince(due);
                                ids[number] = answer.statusCode() == 202 ? found(ID, answer.body()) : null;
                            }));
        }
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();
        return new Load(Arrays.stream(millis).boxed().toList(), Arrays.stream(ids).filter(id -> id != null).toList());
    }

    private void cancelAll() throws Exception {
        for (String status : List.of("PENDING", "BUILDING")) {
            for (String page = page(status); ID.matcher(page).find(); page = page(status)) {
                Matcher listed = ID.matcher(page);
                while (listed.find()) {
                    http.send(post("/" + listed.group(1) + "/cancel", ""), BodyHandlers.discarding());
                }
            }
        }
    }

    private String page(String status) throws IOException, InterruptedException {
        return http.send(request("?name=Bench%20Load&limit=100&status=" + status).GET().build(), BodyHandlers.ofString())
                .body();
    }

    private String accepted(String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(post("", body), BodyHandlers.ofString());
        if (answer.statusCode() != 202) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return found(ID, answer.body());
    }

    private String untilEnded(String id) throws IOException, InterruptedException {
        while (true) {
            String status = found(STATUS, http.send(request("/" + id).GET().build(), BodyHandlers.ofString()).body());
            if (status.equals("SUCCEEDED") || status.equals("FAILED")) {
                return status;
            }
            Thread.sleep(1);
        }
    }

    private HttpRequest post(String path, String body) {
        return request(path).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)).build();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(30)).header("Authorization",
                "Bearer " + key);
    }

    private static String body(String name, String code) {
        return "{\"name\":\"" + name + "\",\"files\":{\"agent.py\":\"import json\\n" + code + "\\n\"}}";
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("an answer without " + pattern + ": " + text);
        }
        return matcher.group(1);
    }

    private static double millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e6;
    }

    private static void print(String what, List<Double> millis) {
        double[] sorted = millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        System.out.printf("| %-38s | n %5d | p50 %7.2f | p90 %7.2f | p99 %7.2f | max %7.2f | ms%n", what, sorted.length,
                at(sorted, 0.5), at(sorted, 0.9), at(sorted, 0.99), sorted[sorted.length - 1]);
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    }
}
