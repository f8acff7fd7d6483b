// shape: generated before the second scope on one path, after it on the other
// sdks: modern-string
// fix: safe or unsafe or none (two tokens of one builder)
import com.twilio.jwt.client.ClientCapability;
import com.twilio.jwt.client.IncomingClientScope;
import com.twilio.jwt.client.OutgoingClientScope;
import java.util.Collections;

public class EarlyReturn {
    public static String mint(String name, String appSid, int ttl, boolean incoming) {
        ClientCapability.Builder builder =
                new ClientCapability.Builder(System.getenv("TWILIO_ACCOUNT_SID"), System.getenv("TWILIO_AUTH_TOKEN"));
        builder.ttl(ttl);
        builder.scopes(Collections.singletonList(new OutgoingClientScope.Builder(appSid).clientName(name).build()));
        if (!incoming) {
            return builder.build().toJwt();
        }
        builder.scopes(Collections.singletonList(new IncomingClientScope(name)));
        return builder.build().toJwt();
    }
}
