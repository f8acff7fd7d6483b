// shape: the lifetime is converted from minutes
// sdks: modern-bytes
// fix: safe
import com.twilio.jwt.client.ClientCapability;
import com.twilio.jwt.client.IncomingClientScope;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

public class TtlConverted {
    public static String mint(String name) {
        return new ClientCapability.Builder(
                        System.getenv("TWILIO_ACCOUNT_SID"),
                        System.getenv("TWILIO_AUTH_TOKEN").getBytes(StandardCharsets.UTF_8))
                .ttl((int) TimeUnit.MINUTES.toSeconds(45))
                .scopes(List.of(new IncomingClientScope(name)))
                .build()
                .toJwt();
    }
}
