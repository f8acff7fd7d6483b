// shape: the scopes are a set
// sdks: modern-string
// fix: safe
import com.twilio.jwt.client.ClientCapability;
import com.twilio.jwt.client.IncomingClientScope;
import com.twilio.jwt.client.OutgoingClientScope;
import com.twilio.jwt.client.Scope;
import java.util.HashSet;
import java.util.Set;

public class SetOfScopes {
    public static String mint(String name, String appSid, int ttl) {
        Set<Scope> scopes = new HashSet<>();
        scopes.add(new IncomingClientScope(name));
        scopes.add(new OutgoingClientScope.Builder(appSid).clientName(name).build());
        return new ClientCapability.Builder(System.getenv("TWILIO_ACCOUNT_SID"), System.getenv("TWILIO_AUTH_TOKEN"))
                .ttl(ttl)
                .scopes(scopes)
                .build()
                .toJwt();
    }
}
