// shape: the parameters are written where they are needed
// sdks: modern-bytes
// fix: safe
import com.twilio.jwt.client.ClientCapability;
import com.twilio.jwt.client.IncomingClientScope;
import com.twilio.jwt.client.OutgoingClientScope;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

public class ParamsMapOf {
    public static String mint(String name, String appSid, int ttl) {
        OutgoingClientScope outgoing = new OutgoingClientScope.Builder(appSid)
                .clientName(name)
                .params(Map.of("caller", name, "source", "web phone"))
                .build();
        return new ClientCapability.Builder(
                        System.getenv("TWILIO_ACCOUNT_SID"),
                        System.getenv("TWILIO_AUTH_TOKEN").getBytes(StandardCharsets.UTF_8))
                .scopes(List.of(outgoing, new IncomingClientScope(name)))
                .ttl(ttl)
                .build()
                .toJwt();
    }
}
