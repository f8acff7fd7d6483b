// shape: each scope is added on a condition
// sdks: modern-string
// fix: safe
import com.twilio.jwt.client.ClientCapability;
import com.twilio.jwt.client.IncomingClientScope;
import com.twilio.jwt.client.OutgoingClientScope;
import com.twilio.jwt.client.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

public class ConditionalAdd {
    public static String mint(String name, String appSid, Map<String, String> params, int ttl, boolean incoming, boolean outgoing) {
        List<Scope> scopes = new ArrayList<>();
        if (incoming) {
            scopes.add(new IncomingClientScope(name));
        }
        if (outgoing) {
            scopes.add(new OutgoingClientScope.Builder(appSid).clientName(name).params(params).build());
        }
        return new ClientCapability.Builder(System.getenv("TWILIO_ACCOUNT_SID"), System.getenv("TWILIO_AUTH_TOKEN"))
                .scopes(scopes)
                .ttl(ttl)
                .build()
                .toJwt();
    }
}
