// shape: the name comes from a call that leaves a trace
// sdks: modern-string
// fix: safe or unsafe (the call must keep its place)
// rows: R3?
import com.twilio.jwt.client.ClientCapability;
import com.twilio.jwt.client.IncomingClientScope;
import com.twilio.jwt.client.OutgoingClientScope;
import com.twilio.jwt.client.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

public class NameFromCall {
    private static final List<String> CALLS = new ArrayList<>();

    private static String traced(String what, String value) {
        CALLS.add(what);
        return value;
    }

    public static Object mint(String name, String appSid, int ttl) {
        CALLS.clear();
        List<Scope> scopes = new ArrayList<>();
        scopes.add(new IncomingClientScope(traced("name", name)));
        scopes.add(new OutgoingClientScope.Builder(traced("application", appSid)).build());
        String token =
                new ClientCapability.Builder(System.getenv("TWILIO_ACCOUNT_SID"), System.getenv("TWILIO_AUTH_TOKEN"))
                        .scopes(scopes)
                        .ttl(ttl)
                        .build()
                        .toJwt();
        return Arrays.asList(token, String.join(" ", CALLS));
    }
}
