// shape: the same choice of a name is written twice
// sdks: modern-string
// fix: safe or unsafe (the name is evaluated as often as before)
import com.twilio.jwt.client.ClientCapability;
import com.twilio.jwt.client.IncomingClientScope;
import com.twilio.jwt.client.OutgoingClientScope;
import com.twilio.jwt.client.Scope;
import java.util.ArrayList;
import java.util.List;

public class TernaryTwice {
    public static String mint(String name, String other, String appSid, boolean vip) {
        List<Scope> scopes = new ArrayList<>();
        scopes.add(new IncomingClientScope(vip ? other : name));
        scopes.add(new OutgoingClientScope.Builder(appSid).clientName(vip ? other : name).build());
        return new ClientCapability.Builder(System.getenv("TWILIO_ACCOUNT_SID"), System.getenv("TWILIO_AUTH_TOKEN"))
                .scopes(scopes)
                .build()
                .toJwt();
    }
}
