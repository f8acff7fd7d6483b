// shape: everything in one expression
// sdks: modern-bytes
// fix: safe
import com.twilio.jwt.client.ClientCapability;
import com.twilio.jwt.client.IncomingClientScope;
import com.twilio.jwt.client.OutgoingClientScope;
import java.nio.charset.StandardCharsets;
import java.util.List;

public class OneExpression {
    public static String mint(String name, String appSid, int ttl) {
        return new ClientCapability.Builder(
                        System.getenv("TWILIO_ACCOUNT_SID"),
                        System.getenv("TWILIO_AUTH_TOKEN").getBytes(StandardCharsets.UTF_8))
                .ttl(ttl)
                .scopes(List.of(
                        new IncomingClientScope(name),
                        new OutgoingClientScope.Builder(appSid).clientName(name).build()))
                .build()
                .toJwt();
    }
}
