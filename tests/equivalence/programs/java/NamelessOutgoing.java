// shape: the outgoing scope has no name beside an incoming one
// sdks: modern-bytes
// fix: safe or unsafe (outgoing calls get the name, too)
import com.twilio.jwt.client.ClientCapability;
import com.twilio.jwt.client.IncomingClientScope;
import com.twilio.jwt.client.OutgoingClientScope;
import java.nio.charset.StandardCharsets;
import java.util.List;

public class NamelessOutgoing {
    public static String mint(String name, String appSid, int ttl) {
        return new ClientCapability.Builder(
                        System.getenv("TWILIO_ACCOUNT_SID"),
                        System.getenv("TWILIO_AUTH_TOKEN").getBytes(StandardCharsets.UTF_8))
                .scopes(List.of(new IncomingClientScope(name), new OutgoingClientScope.Builder(appSid).build()))
                .ttl(ttl)
                .build()
                .toJwt();
    }
}
