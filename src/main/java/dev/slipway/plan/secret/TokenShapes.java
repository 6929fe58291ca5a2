package dev.slipway.plan.secret;

import java.util.List;
import java.util.function.IntPredicate;

/** Keys and tokens whose issuers gave them a shape, most of them published for secret scanning. */
final class TokenShapes {

    private static final int ANY = Integer.MAX_VALUE;

    /**
     * @param prefix how such a secret begins
     * @param least how many characters follow at least
     * @param most how many at most
     * @param members which characters
     * @param issuer whose secret it is, for the message
     */
    private record Shape(String prefix, int least, int most, IntPredicate members, String issuer) {
    }

    private static final List<Shape> SHAPES = List.of(
            token("sk-ant-", 24, "an Anthropic API key"), token("sk-proj-", 24, "an OpenAI API key"),
            token("sk-svcacct-", 24, "an OpenAI API key"), token("sk-admin-", 24, "an OpenAI API key"),
            token("sk-or-", 24, "an OpenRouter API key"), letters("sk-", 32, "an OpenAI API key"),
            new Shape("AKIA", 16, 16, TokenShapes::isUpper, "an AWS access key"),
            new Shape("ASIA", 16, 16, TokenShapes::isUpper, "an AWS access key"),
            letters("ghp_", 36, "a GitHub token"), letters("gho_", 36, "a GitHub token"), letters("ghs_", 36, "a GitHub token"),
            letters("ghu_", 36, "a GitHub token"), letters("ghr_", 36, "a GitHub token"),
            token("github_pat_", 40, "a GitHub token"), token("glpat-", 20, "a GitLab token"),
            token("gldt-", 20, "a GitLab token"), token("glrt-", 20, "a GitLab token"),
            token("xoxb-", 24, "a Slack token"), token("xoxp-", 24, "a Slack token"), token("xoxa-", 24, "a Slack token"),
            token("xoxr-", 24, "a Slack token"), token("xoxe.", 24, "a Slack token"), token("xapp-", 24, "a Slack token"),
            new Shape("hooks.slack.com/services/", 40, ANY, TokenShapes::isBase64, "a Slack webhook"),
            token("AIza", 35, "a Google API key"), token("GOCSPX-", 24, "a Google OAuth secret"),
            letters("hf_", 30, "a Hugging Face token"), letters("gsk_", 40, "a Groq API key"),
            letters("sk_live_", 20, "a Stripe key"), letters("rk_live_", 20, "a Stripe key"),
            token("whsec_", 32, "a webhook secret"), token("tvly-", 24, "a Tavily API key"),
            token("lsv2_pt_", 32, "a LangSmith API key"), token("lsv2_sk_", 32, "a LangSmith API key"),
            token("pcsk_", 40, "a Pinecone API key"), token("nvapi-", 40, "an NVIDIA API key"),
            letters("pplx-", 32, "a Perplexity API key"), letters("xai-", 40, "an xAI API key"),
            letters("r8_", 36, "a Replicate token"), letters("fw_", 24, "a Fireworks API key"),
            token("SG.", 60, "a SendGrid API key"), hex("SK", 32, "a Twilio API key"), letters("npm_", 36, "an npm token"),
            token("pypi-", 60, "a PyPI token"), token("dckr_pat_", 24, "a Docker Hub token"),
            hex("dop_v1_", 64, "a DigitalOcean token"), hex("dapi", 32, "a Databricks token"),
            hex("shpat_", 32, "a Shopify token"), letters("glsa_", 32, "a Grafana token"),
            new Shape("AccountKey=", 80, 100, TokenShapes::isBase64, "an Azure storage key"),
            new Shape("SharedAccessKey=", 40, 100, TokenShapes::isBase64, "an Azure access key"));

    private TokenShapes() {
    }

    static void find(String text, Findings findings) {
        SHAPES.forEach(shape -> find(shape, text, findings));
        JsonWebTokens.find(text, findings);
    }

    private static void find(Shape shape, String text, Findings findings) {
        findings.begin();
        for (int at = text.indexOf(shape.prefix()); at >= 0 && !findings.isFull(); at = text.indexOf(shape.prefix(), at + 1)) {
            int begin = at + shape.prefix().length();
            int end = begin;
            while (end < text.length() && shape.members().test(text.charAt(end))) {
                end++;
            }
            boolean whole = (at == 0 || !isToken(text.charAt(at - 1))) && endsAt(text, end);
            if (whole && end - begin >= shape.least() && end - begin <= shape.most()
                    && Placeholders.isRandom(text.substring(at, Math.min(end, at + 200)))) {
                findings.add(at, shape.issuer());
            }
            at = Math.max(at, end - 1); // a long run is looked at once
        }
    }

    /** A word that goes on in other characters than such a secret has is none; a sentence may end after one. */
    private static boolean endsAt(String text, int end) {
        return end == text.length() || text.charAt(end) == '.' || !isToken(text.charAt(end));
    }

    private static Shape token(String prefix, int least, String issuer) {
        return new Shape(prefix, least, ANY, TokenShapes::isToken, issuer);
    }

    private static Shape letters(String prefix, int least, String issuer) {
        return new Shape(prefix, least, ANY, TokenShapes::isAlphanumeric, issuer);
    }

    private static Shape hex(String prefix, int digits, String issuer) {
        return new Shape(prefix, digits, digits, TokenShapes::isHex, issuer);
    }

    static boolean isToken(int c) {
        return isAlphanumeric(c) || c == '_' || c == '-' || c == '.';
    }

    private static boolean isAlphanumeric(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    private static boolean isUpper(int c) {
        return c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    static boolean isHex(int c) {
        return c >= 'a' && c <= 'f' || c >= '0' && c <= '9';
    }

    private static boolean isBase64(int c) {
        return isAlphanumeric(c) || c == '+' || c == '/' || c == '=';
    }
}
