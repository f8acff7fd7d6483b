// shape: a class of the file has the name of the new one
// sdks: modern-string
// fix: safe
import com.twilio.jwt.client.ClientCapability;
import com.twilio.jwt.client.IncomingClientScope;
import java.util.Collections;

public class NameClashes {
    static final class AccessToken {
        final String value;

        AccessToken(String value) {
            this.value = value;
        }
    }

    public static String mint(String name, int ttl) {
        ClientCapability capability =
                new ClientCapability.Builder(System.getenv("TWILIO_ACCOUNT_SID"), System.getenv("TWILIO_AUTH_TOKEN"))
                        .scopes(Collections.singletonList(new IncomingClientScope(name)))
                        .ttl(ttl)
                        .build();
        return new AccessToken(capability.toJwt()).value;
    }
}
