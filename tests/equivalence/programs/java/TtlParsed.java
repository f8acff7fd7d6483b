// shape: the lifetime is parsed from the environment
// sdks: modern-string
// fix: safe
import com.twilio.jwt.client.ClientCapability;
import com.twilio.jwt.client.IncomingClientScope;
import java.util.Arrays;

public class TtlParsed {
    public static String mint(String name) {
        int ttl = Integer.parseInt(System.getenv("TOKEN_TTL"));
        return new ClientCapability.Builder(System.getenv("TWILIO_ACCOUNT_SID"), System.getenv("TWILIO_AUTH_TOKEN"))
                .ttl(ttl)
                .scopes(Arrays.asList(new IncomingClientScope(name)))
                .build()
                .toJwt();
    }
}
