// shape: the name is chosen where it is needed
// sdks: modern-string
// fix: safe
import com.twilio.jwt.client.ClientCapability;
import com.twilio.jwt.client.IncomingClientScope;
import com.twilio.jwt.client.Scope;
import java.util.ArrayList;
import java.util.List;

public class TernaryName {
    public static String mint(String name, String other, boolean vip) {
        List<Scope> scopes = new ArrayList<>();
        scopes.add(new IncomingClientScope(vip ? other : name));
        return new ClientCapability.Builder(System.getenv("TWILIO_ACCOUNT_SID"), System.getenv("TWILIO_AUTH_TOKEN"))
                .scopes(scopes)
                .build()
                .toJwt();
    }
}
