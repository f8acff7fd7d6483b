// shape: everything in one expression, with a secret that is text
// sdks: modern-string
// fix: safe
import com.twilio.jwt.client.ClientCapability;
import com.twilio.jwt.client.IncomingClientScope;
import java.util.Collections;

public class OneExpressionString {
    public static String mint(String name, int ttl) {
        return new ClientCapability.Builder(System.getenv("TWILIO_ACCOUNT_SID"), System.getenv("TWILIO_AUTH_TOKEN"))
                .scopes(Collections.singletonList(new IncomingClientScope(name)))
                .ttl(ttl)
                .build()
                .toJwt();
    }
}
