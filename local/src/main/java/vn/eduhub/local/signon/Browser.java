package vn.eduhub.local.signon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Somebody's browser as far as the pages of the sign-on need one: keeps cookies, follows redirects, fills in
/// forms. The application that it signs in to is the desk, with the code flow and PKCE.
public final class Browser {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String DESK = "http://127.0.0.1/desk";
    private static final String VERIFIER = "a-verifier-that-is-long-enough-for-the-sign-on-to-take-it";
    private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");
    private static final Pattern PROCEED = Pattern.compile("href=\"([^\"]*/login-actions/[^\"]*)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Map<String, String>> cookies = new HashMap<>();
    private final String issuer;
    private final String client;

    /// A browser before the desk of officers.
    ///
    /// @param issuer of the realm that the desk belongs to
    public Browser(String issuer) {
        this(issuer, "hub-desk");
    }

    /// @param client what the sign-on knows the desk by
    public Browser(String issuer, String client) {
        this.issuer = issuer;
        this.client = client;
    }

    /// @param address where the browser ended
    public record Page(URI address, int status, String body) {

        public boolean isDesk() {
            return address.toString().startsWith(DESK);
        }

        public String parameter(String name) {
            for (String pair : address.getRawQuery().split("&", -1)) {
                if (pair.startsWith(name + "=")) {
                    return pair.substring(name.length() + 1);
                }
            }
            return "";
        }

        @Override
        public String toString() {
            return status + " " + address.getPath() + " "
                    + body.replaceAll("(?s)<(script|style).*?</\\1>", "").replaceAll("(?s)<[^>]+>|\\s+", " ");
        }
    }

    /// What the token endpoint gave.
    public record Tokens(String access, String refresh) {

        public JsonNode claims() {
            byte[] body = Base64.getUrlDecoder().decode(access.split("\\.", -1)[1]);
            return JSON.readTree(body);
        }

        @Override
        public String toString() {
            return "Tokens[…]";
        }
    }

    /// Opens the desk, which sends whoever is not signed in to the sign-on.
    ///
    /// @param more parameters of the request, such as `kc_idp_hint=vneid`
    public Page openDesk(String more) {
        String request =
                issuer + "/protocol/openid-connect/auth?client_id=" + client + "&response_type=code&scope=openid"
                        + "&state=here&code_challenge_method=S256&code_challenge=" + challenge() + "&redirect_uri="
                        + encoded(DESK);
        return open(more.isEmpty() ? request : request + "&" + more);
    }

    public Page open(String address) {
        return follow(HttpRequest.newBuilder(URI.create(address)).GET());
    }

    /// Sends the form of a page.
    public Page submit(Page page, Map<String, String> fields) {
        Matcher form = FORM.matcher(page.body());
        if (!form.find()) {
            throw new AssertionError("no form on " + page);
        }
        String body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        URI action = page.address().resolve(form.group(1).replace("&amp;", "&"));
        return follow(HttpRequest.newBuilder(action)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /// Goes on where a page only says so.
    public Page proceed(Page page) {
        Matcher link = PROCEED.matcher(page.body());
        if (!link.find()) {
            throw new AssertionError("nowhere to go on from " + page);
        }
        return open(page.address().resolve(link.group(1).replace("&amp;", "&")).toString());
    }

    /// Fills in the form that asks who it is.
    public Page signIn(Page page, String user, String password) {
        return submit(page, Map.of("username", user, "password", password));
    }

    /// What the desk gets when the sign-on has sent the browser back to it.
    public Tokens tokens(Page desk) {
        if (!desk.isDesk() || desk.parameter("code").isEmpty()) {
            throw new AssertionError("not signed in: " + desk);
        }
        return token("grant_type=authorization_code&client_id=" + client + "&code=" + desk.parameter("code")
                        + "&code_verifier=" + VERIFIER + "&redirect_uri=" + encoded(DESK))
                .orElseThrow();
    }

    /// Empty when the session is over.
    public Optional<Tokens> refreshed(Tokens tokens) {
        return token("grant_type=refresh_token&client_id=" + client + "&refresh_token=" + tokens.refresh());
    }

    private Optional<Tokens> token(String form) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build());
        if (answer.statusCode() != 200) {
            return Optional.empty();
        }
        JsonNode given = JSON.readTree(answer.body());
        return Optional.of(new Tokens(
                given.path("access_token").asString(),
                given.path("refresh_token").asString()));
    }

    private Page follow(HttpRequest.Builder first) {
        HttpRequest.Builder request = first;
        for (int i = 0; i < 15; i++) {
            URI address = request.build().uri();
            String held = cookiesOf(address).entrySet().stream()
                    .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                    .collect(Collectors.joining("; "));
            HttpResponse<String> answer = send(request.header("Cookie", held).build());
            keepCookies(answer);
            Optional<String> location = answer.headers().firstValue("Location");
            if (answer.statusCode() / 100 != 3 || location.isEmpty()) {
                return new Page(address, answer.statusCode(), answer.body());
            }
            URI next = address.resolve(location.get());
            if (next.toString().startsWith(DESK)) {
                // Nobody listens there: the address is all that counts.
                return new Page(next, 200, "");
            }
            request = HttpRequest.newBuilder(next).GET();
        }
        throw new AssertionError("redirected without an end");
    }

    /// Each realm has its own cookies, below its own path.
    private Map<String, String> cookiesOf(URI address) {
        String realm = Stream.of(address.getPath().split("/", -1)).limit(3).collect(Collectors.joining("/"));
        return cookies.computeIfAbsent(realm, _ -> new LinkedHashMap<>());
    }

    private void keepCookies(HttpResponse<String> answer) {
        for (String cookie : answer.headers().allValues("Set-Cookie")) {
            String pair = cookie.split(";", -1)[0];
            int end = pair.indexOf('=');
            cookiesOf(answer.uri()).put(pair.substring(0, end), pair.substring(end + 1));
        }
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String challenge() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
