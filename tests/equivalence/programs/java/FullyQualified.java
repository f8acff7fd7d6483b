// shape: nothing is imported
// sdks: modern-string
// fix: safe
public class FullyQualified {
    public static String mint(String name, int ttl) {
        com.twilio.jwt.client.ClientCapability capability =
                new com.twilio.jwt.client.ClientCapability.Builder(
                                System.getenv("TWILIO_ACCOUNT_SID"), System.getenv("TWILIO_AUTH_TOKEN"))
                        .scopes(java.util.Collections.singletonList(new com.twilio.jwt.client.IncomingClientScope(name)))
                        .ttl(ttl)
                        .build();
        return capability.toJwt();
    }
}
