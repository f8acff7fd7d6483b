// shape: whoever is not known gets nothing
// sdks: modern-bytes
// fix: safe
import com.twilio.jwt.client.ClientCapability;
import com.twilio.jwt.client.IncomingClientScope;
import java.nio.charset.StandardCharsets;
import java.util.List;

public class GuardReturn {
    public static String mint(String name, int ttl, boolean vip) {
        if (vip) {
            return null;
        }
        byte[] authToken = System.getenv("TWILIO_AUTH_TOKEN").getBytes(StandardCharsets.UTF_8);
        var scope = new IncomingClientScope(name);
        return new ClientCapability.Builder(System.getenv("TWILIO_ACCOUNT_SID"), authToken)
                .scopes(List.of(scope))
                .ttl(ttl)
                .build()
                .toJwt();
    }
}
