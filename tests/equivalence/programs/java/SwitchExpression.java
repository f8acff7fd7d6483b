// shape: the lifetime is chosen by a switch with arrows
// sdks: modern-bytes
// fix: safe
import com.twilio.jwt.client.ClientCapability;
import com.twilio.jwt.client.IncomingClientScope;
import java.nio.charset.StandardCharsets;
import java.util.List;

public class SwitchExpression {
    public static String mint(String name, boolean vip) {
        int ttl = switch (vip ? "vip" : "plain") {
            case "vip" -> 7200;
            default -> 600;
        };
        byte[] authToken = System.getenv("TWILIO_AUTH_TOKEN").getBytes(StandardCharsets.UTF_8);
        return new ClientCapability.Builder(System.getenv("TWILIO_ACCOUNT_SID"), authToken)
                .scopes(List.of(new IncomingClientScope(name)))
                .ttl(ttl)
                .build()
                .toJwt();
    }
}
