// shape: a lifetime of two days
// sdks: modern-string
// fix: unsafe (the lifetime is above the limit)
// rows: T1
import com.twilio.jwt.client.ClientCapability;
import com.twilio.jwt.client.IncomingClientScope;
import java.util.Arrays;

public class TtlOverLimit {
    public static String mint(String name) {
        ClientCapability.Builder builder =
                new ClientCapability.Builder(System.getenv("TWILIO_ACCOUNT_SID"), System.getenv("TWILIO_AUTH_TOKEN"));
        builder.ttl(172800);
        builder.scopes(Arrays.asList(new IncomingClientScope(name)));
        return builder.build().toJwt();
    }
}
