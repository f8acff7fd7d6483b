// shape: calls come in for one name and go out under another
// sdks: modern-string
// fix: unsafe (incoming and outgoing names differ)
// rows: N3
import com.twilio.jwt.client.ClientCapability;
import com.twilio.jwt.client.IncomingClientScope;
import com.twilio.jwt.client.OutgoingClientScope;
import com.twilio.jwt.client.Scope;
import java.util.ArrayList;
import java.util.List;

public class NamesDiffer {
    public static String mint(String name, String other, String appSid, int ttl) {
        List<Scope> scopes = new ArrayList<>();
        scopes.add(new IncomingClientScope(name));
        scopes.add(new OutgoingClientScope.Builder(appSid).clientName(other).build());
        return new ClientCapability.Builder(System.getenv("TWILIO_ACCOUNT_SID"), System.getenv("TWILIO_AUTH_TOKEN"))
                .scopes(scopes)
                .ttl(ttl)
                .build()
                .toJwt();
    }
}
