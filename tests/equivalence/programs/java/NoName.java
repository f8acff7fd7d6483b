// shape: outgoing calls only, and nobody has a name
// sdks: modern-string
// fix: unsafe (no client name)
// identity: "web_visitor"
import com.twilio.jwt.client.ClientCapability;
import com.twilio.jwt.client.OutgoingClientScope;
import com.twilio.jwt.client.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

public class NoName {
    public static String mint(String appSid, Map<String, String> params, int ttl) {
        List<Scope> scopes = new ArrayList<>();
        scopes.add(new OutgoingClientScope.Builder(appSid).params(params).build());
        ClientCapability capability =
                new ClientCapability.Builder(System.getenv("TWILIO_ACCOUNT_SID"), System.getenv("TWILIO_AUTH_TOKEN"))
                        .scopes(scopes)
                        .ttl(ttl)
                        .build();
        return capability.toJwt();
    }
}
