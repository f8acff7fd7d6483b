// shape: the token also subscribes to events
// sdks: modern-string
// fix: none (event stream)
import com.twilio.jwt.client.ClientCapability;
import com.twilio.jwt.client.EventStreamScope;
import com.twilio.jwt.client.IncomingClientScope;
import com.twilio.jwt.client.Scope;
import java.util.ArrayList;
import java.util.List;

public class EventStream {
    public static String mint(String name, int ttl) {
        List<Scope> scopes = new ArrayList<>();
        scopes.add(new IncomingClientScope(name));
        scopes.add(new EventStreamScope.Builder().build());
        return new ClientCapability.Builder(System.getenv("TWILIO_ACCOUNT_SID"), System.getenv("TWILIO_AUTH_TOKEN"))
                .scopes(scopes)
                .ttl(ttl)
                .build()
                .toJwt();
    }
}
