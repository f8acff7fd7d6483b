// shape: a method of the same class builds the token, its only caller generates it
// sdks: modern-string
// fix: safe or none (the token crosses functions)
import com.twilio.jwt.client.ClientCapability;
import com.twilio.jwt.client.IncomingClientScope;
import java.util.Collections;

public class HelperBuildsToken {
    private static ClientCapability capabilityFor(String client, int ttl) {
        return new ClientCapability.Builder(System.getenv("TWILIO_ACCOUNT_SID"), System.getenv("TWILIO_AUTH_TOKEN"))
                .scopes(Collections.singletonList(new IncomingClientScope(client)))
                .ttl(ttl)
                .build();
    }

    public static String mint(String name, int ttl) {
        return capabilityFor(name, ttl).toJwt();
    }
}
