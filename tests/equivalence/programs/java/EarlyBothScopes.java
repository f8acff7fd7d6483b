// shape: the first releases that know incoming calls
// sdks: 7.19.0 7.20.0
// fix: safe or unsafe (an SDK in which a grant that is not told of incoming calls throws)
import com.twilio.jwt.client.ClientCapability;
import com.twilio.jwt.client.IncomingClientScope;
import com.twilio.jwt.client.OutgoingClientScope;
import com.twilio.jwt.client.Scope;
import java.util.ArrayList;
import java.util.List;

public class EarlyBothScopes {
    public static String mint(String name, String appSid, int ttl) {
        List<Scope> scopes = new ArrayList<>();
        scopes.add(new IncomingClientScope(name));
        scopes.add(new OutgoingClientScope.Builder(appSid).clientName(name).build());
        return new ClientCapability.Builder(System.getenv("TWILIO_ACCOUNT_SID"), System.getenv("TWILIO_AUTH_TOKEN"))
                .scopes(scopes)
                .ttl(ttl)
                .build()
                .toJwt();
    }
}
