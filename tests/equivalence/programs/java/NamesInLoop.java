// shape: a loop adds an incoming scope for every name of a list
// sdks: modern-string
// fix: none (several incoming names)
import com.twilio.jwt.client.ClientCapability;
import com.twilio.jwt.client.IncomingClientScope;
import com.twilio.jwt.client.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

public class NamesInLoop {
    public static String mint(String name, String other) {
        List<Scope> scopes = new ArrayList<>();
        for (String one : Arrays.asList(name, other)) {
            scopes.add(new IncomingClientScope(one));
        }
        return new ClientCapability.Builder(System.getenv("TWILIO_ACCOUNT_SID"), System.getenv("TWILIO_AUTH_TOKEN"))
                .scopes(scopes)
                .build()
                .toJwt();
    }
}
